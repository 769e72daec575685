package vn.dossier.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.dossier.report.bulletin.HtmlBulletin;
import vn.dossier.report.bulletin.TextBulletin;
import vn.dossier.report.decision766.CountingMethodsReport;
import vn.dossier.report.decision766.ScoreReport;
import vn.dossier.report.decision766.ScoreRules;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Targets;
import vn.dossier.report.published.PublishedReport;
import vn.dossier.report.semantic.SemanticLayer;
import vn.dossier.report.site.Site;
import vn.dossier.report.site.SiteSettings;
import vn.dossier.report.table.FiguresWorkbook;
import vn.dossier.report.table.TableQuery;
import vn.dossier.report.table.TableReport;
import vn.dossier.report.words.Centre;
import vn.dossier.report.words.LevelNames;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.ProvinceTexts;

/**
 * The bulletin and what it is measured against. What has the province's words is made when it is
 * asked for: a file of them that cannot be read stops reports, and no night.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportProperties.class)
class ReportConfiguration {

  @Bean
  Targets targets(ReportProperties properties) throws IOException {
    if (properties.targets() == null) {
      try (Reader csv =
          new InputStreamReader(
              new ClassPathResource("data/reference/targets.csv").getInputStream(),
              StandardCharsets.UTF_8)) {
        return Targets.read(csv);
      }
    }
    try (Reader csv = Files.newBufferedReader(properties.targets())) {
      return Targets.read(csv);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "dossier.report.targets names %s, which cannot be read (%s)"
              .formatted(properties.targets(), e.getClass().getSimpleName()),
          e);
    }
  }

  @Bean
  BulletinReader bulletinReader(
      JdbcClient warehouse,
      PlatformTransactionManager transactionManager,
      Targets targets,
      ReportProperties properties) {
    return new BulletinReader(warehouse, transactionManager, targets, properties.baseline());
  }

  @Bean
  Centre centre(ReportProperties properties) {
    return new Centre(properties.centre(), properties.centreInEnglish());
  }

  @Lazy
  @Bean
  Province province(Centre centre, ProvinceTexts texts, LevelNames levels) {
    return new Province(centre, texts, levels);
  }

  @Lazy
  @Bean
  TextBulletin textBulletin(Province province) {
    return new TextBulletin(province);
  }

  @Lazy
  @Bean
  HtmlBulletin htmlBulletin(Province province) {
    return new HtmlBulletin(province);
  }

  @Bean
  TableReport tableReport(DataSource warehouse, PlatformTransactionManager transactionManager) {
    return new TableReport(new TableQuery(warehouse), transactionManager);
  }

  @Bean
  FiguresWorkbook figuresWorkbook(JdbcClient warehouse, DataSource dataSource, TableReport tables) {
    return new FiguresWorkbook(warehouse, new TableQuery(dataSource), tables);
  }

  @Lazy
  @Bean
  CountingMethodsReport waysReport(JdbcClient warehouse, TableReport tables, Province province) {
    return new CountingMethodsReport(warehouse, tables, province);
  }

  @Lazy
  @Bean
  PublishedReport publishedReport(JdbcClient warehouse, TableReport tables, Province province) {
    return new PublishedReport(warehouse, tables, province);
  }

  @Lazy
  @Bean
  ScoreReport scoreReport(
      JdbcClient warehouse, TableReport tables, ScoreRules rules, Province province) {
    return new ScoreReport(warehouse, tables, rules, province);
  }

  @Lazy
  @Bean
  SiteSettings siteSettings(ReportProperties properties) {
    return SiteSettings.of(properties.siteUrl(), properties.siteLicence(), properties.siteArea());
  }

  @Lazy
  @Bean
  Site site(
      DataSource warehouse,
      BulletinReader bulletins,
      TableReport tables,
      FiguresWorkbook workbook,
      Province province,
      SiteSettings settings) {
    return new Site(warehouse, bulletins, tables, workbook, province, settings);
  }

  @Bean
  DictionaryReader dictionaryReader(JdbcClient warehouse) {
    return new DictionaryReader(warehouse);
  }

  @Bean
  SemanticLayer semanticLayer(
      JdbcClient warehouse, DataSource dataSource, ReportProperties properties) {
    return new SemanticLayer(warehouse, dataSource, properties.baseline());
  }
}
